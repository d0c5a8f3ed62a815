using Microsoft.AspNetCore.Http.Metadata;

namespace Kith.Web;

/// <summary>A page that takes files reads more than others do. The framework's own attribute would apply it once more, too late, and log a warning.</summary>
/// <param name="bytes">Largest request, the whole form counted.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestBodyAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
