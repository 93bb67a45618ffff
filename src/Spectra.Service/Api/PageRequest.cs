using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Api;

/// <summary>Which of many are asked for; bound with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">How many at most, 1 to 200; 50 where it is not said.</param>
/// <param name="After">The <c>next</c> of the page before; from the first where it is not said.</param>
public sealed record PageRequest([Range(1, 200)] int? Limit, [StringLength(200)] string? After)
{
    private const int Usual = 50;

    /// <summary>How many at most.</summary>
    public int Count() => Limit ?? Usual;
}
