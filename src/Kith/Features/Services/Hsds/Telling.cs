using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>One object as a list has it, with whatever stands inside.</summary>
/// <param name="Row">Its number in the file it stands in, from 1.</param>
/// <param name="File">The file of a package; null when there is only one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Object">Its values.</param>
public sealed record HsdsItem(int Row, string? File, HsdsKind Kind, JsonObject Object)
{
    /// <summary>What was noticed while it was read.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Only part of it could be had.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Why it cannot be taken at all; null when it can.</summary>
    public string? Refusal { get; init; }
}

/// <summary>What a list says of one record: an object that others point at, without the records inside it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ForeignId">Its id as the list writes it.</param>
/// <param name="Record">Its values in their fixed order; records inside it are only pointed at.</param>
/// <param name="IsWhole">Whether it stood by itself; inside another it may lack some of its fields.</param>
public sealed record Telling(HsdsKind Kind, string ForeignId, JsonObject Record, bool IsWhole)
{
    /// <summary>SHA-256 of its text, hex.</summary>
    public string Hash { get; } = HsdsRecord.HashOf(HsdsOrder.Text(Record));
}
