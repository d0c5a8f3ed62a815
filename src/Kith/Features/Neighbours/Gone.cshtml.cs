using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Neighbours;

/// <summary>Where news leads when what it told of is erased.</summary>
public sealed class GoneModel : PageModel;
