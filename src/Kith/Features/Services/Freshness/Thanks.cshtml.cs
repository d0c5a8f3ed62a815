using Kith.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Services.Freshness;

/// <summary>What happens with what a visitor said. The same for everybody, whether it was counted or not.</summary>
[AllowAnonymous]
public sealed class ThanksModel(ViewerDb db) : OneServicePage(db)
{
    /// <summary>Whether they suggested something, rather than said that all is right.</summary>
    [FromQuery(Name = "sent")]
    public bool Sent { get; set; }
}
