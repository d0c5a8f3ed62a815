namespace Kith.Features.Imports;

/// <summary>A row of a list that somebody else keeps, checked and ready to be compared with what the hub has.</summary>
public interface IFeedRow
{
    /// <summary>Its number in the list, from 1; a calendar's events count by the line they begin in.</summary>
    int Number { get; }

    /// <summary>The list's own key of it.</summary>
    string Slug { get; }

    /// <summary>What of it could not be taken as it was.</summary>
    IReadOnlyList<string> Remarks { get; }
}
