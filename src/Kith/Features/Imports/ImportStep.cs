namespace Kith.Features.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Done">What is behind, in any unit.</param>
/// <param name="Of">The whole in the same unit; null when nobody knows.</param>
public readonly record struct ImportStep(int Rows, long Done, long? Of);
