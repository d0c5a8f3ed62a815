using Kith.Rules;

namespace Kith.Data;

/// <summary>Who this request is from, as far as is known: a stranger until the session cookie has been looked up.</summary>
public sealed class CurrentViewer
{
    public Viewer Viewer { get; private set; } = Viewer.Stranger;

    /// <summary>Says who it is; before the request's first question to the database.</summary>
    public void Is(Viewer viewer) => Viewer = viewer;
}
