namespace Kith.Features.Neighbours;

/// <summary>Which way it goes.</summary>
public enum FavourSide
{
    Offer,
    Need,
}

/// <summary>What it is about.</summary>
public enum FavourKind
{
    Lift,

    /// <summary>Looking after children; carries a note about their safety.</summary>
    Childcare,

    /// <summary>Filling in forms, reading letters.</summary>
    Forms,
    Meal,
    Room,
    Skill,

    /// <summary>Company to an appointment or an office.</summary>
    Company,
    Other,
}

/// <summary>Where, seen by whoever put it up.</summary>
public enum FavourPlace
{
    /// <summary>As the two agree.</summary>
    Agreed,

    /// <summary>Whoever put it up comes.</summary>
    ICome,

    /// <summary>The other one comes.</summary>
    YouCome,
    Public,
}

public enum FavourOften
{
    Agreed,
    Once,
    Weekly,
    Monthly,
}

/// <summary>Who may see that it is there.</summary>
public enum FavourAudience
{
    /// <summary>Members of the hub who are not minors.</summary>
    Members,

    /// <summary>Everybody: an offer whole but for its name, of a need what, where and when alone.</summary>
    Everybody,
}
