namespace Kith.Features.Services.Finder;

/// <summary>What decides whether somebody dares to go or to ring. Each is said, denied or not said; not said is never a promise.</summary>
[Flags]
public enum Mark
{
    None = 0,
    NoPapers = 1,
    Free = 2,
    NoAppointment = 4,
    WomenOnly = 8,
    Interpreter = 16,
    Lgbt = 32,

    /// <summary>Prayers, holy days and clothes of a faith are respected.</summary>
    Faith = 64,

    /// <summary>Food that keeps a custom: halal, kosher, vegetarian.</summary>
    FoodCustoms = 128,

    /// <summary>A call that costs nothing, also without credit.</summary>
    FreeCall = 256,

    /// <summary>A call that the bill does not show.</summary>
    NotOnBill = 512,

    /// <summary>The police are not called unless the person asks.</summary>
    NoPolice = 1024,

    /// <summary>It can be written to instead of spoken with.</summary>
    TextChat = 2048,

    /// <summary>Text phone, relay or sign language.</summary>
    Deaf = 4096,

    /// <summary>It is a help line: one rings or writes, and need not go anywhere.</summary>
    HelpLine = 8192,
}

/// <summary>The marks as they are written in addresses and in lists.</summary>
public static class Marks
{
    /// <summary>For places.</summary>
    public static readonly IReadOnlyList<Mark> OfPlaces =
    [
        Mark.NoPapers,
        Mark.Free,
        Mark.NoAppointment,
        Mark.WomenOnly,
        Mark.Interpreter,
        Mark.Lgbt,
        Mark.Faith,
        Mark.FoodCustoms,
    ];

    /// <summary>For lines that one rings or writes to.</summary>
    public static readonly IReadOnlyList<Mark> OfLines =
    [
        Mark.HelpLine,
        Mark.FreeCall,
        Mark.NotOnBill,
        Mark.NoPolice,
        Mark.TextChat,
        Mark.Deaf,
    ];

    public static IEnumerable<Mark> All => OfPlaces.Concat(OfLines);

    /// <summary>Its code: in addresses, and as the <c>code</c> of the taxonomy term by which a list says it.</summary>
    public static string Code(Mark mark) =>
        mark switch
        {
            Mark.NoPapers => "no-papers",
            Mark.Free => "free",
            Mark.NoAppointment => "no-appointment",
            Mark.WomenOnly => "women-only",
            Mark.Interpreter => "interpreter",
            Mark.Lgbt => "lgbt",
            Mark.Faith => "faith",
            Mark.FoodCustoms => "food-customs",
            Mark.FreeCall => "free-call",
            Mark.NotOnBill => "not-on-bill",
            Mark.NoPolice => "no-police",
            Mark.TextChat => "text",
            Mark.Deaf => "deaf",
            Mark.HelpLine => "help-line",
            _ => "",
        };

    /// <summary>The mark of a code, in any case; <see cref="Mark.None"/> for others.</summary>
    public static Mark Of(string code) =>
        All.FirstOrDefault(m => Code(m).Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The single marks of a set, in the order in which they are shown.</summary>
    public static IEnumerable<Mark> In(Mark set) => All.Where(m => set.HasFlag(m));
}
