using System.Runtime.InteropServices;
using NodaTime;

namespace Kith.Time;

/// <summary>One time at which something happens.</summary>
/// <param name="Local">
/// The wall time at that moment. It differs from the time the rule names only where the clocks skip that: 01:30 is then shown
/// as 02:30.
/// </param>
/// <param name="Instant">The same moment, everywhere.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Occurrence(LocalDateTime Local, Instant Instant);
