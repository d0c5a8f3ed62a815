using Microsoft.OpenApi;

namespace Kith.Web;

/// <summary>The public JSON endpoints, described at <c>/openapi.json</c>.</summary>
public static class OpenApi
{
    public static void AddKithOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(o =>
            o.AddDocumentTransformer(
                (document, context, _) =>
                {
                    var address = context.ApplicationServices.GetRequiredService<Address>();
                    document.Info = new()
                    {
                        Title = "Kith",
                        Version = "1",
                        Description =
                            "What a neighbourhood hub shows to everybody: meetups, feeds and calendars. No key, no account.",
                    };
                    document.Servers = [new() { Url = address.Root.AbsoluteUri.TrimEnd('/') }];
                    return Task.CompletedTask;
                }
            )
        );
}
