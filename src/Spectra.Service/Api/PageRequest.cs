namespace Spectra.Service.Api;

/// <summary>Which of many are asked for.</summary>
/// <remarks>An endpoint takes <c>[Range(1, 200)] int? limit, [StringLength(200)] string? after</c> one by one: the OpenAPI document of this framework can't be made of validated parameters in one record.</remarks>
/// <param name="Limit">How many at most, 1 to 200; 50 where it is not said.</param>
/// <param name="After">The <c>next</c> of the page before; from the first where it is not said.</param>
internal sealed record PageRequest(int? Limit, string? After)
{
    private const int Usual = 50;

    /// <summary>How many at most.</summary>
    public int Count => Limit ?? Usual;
}
