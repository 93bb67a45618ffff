namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>Draws one of several.</summary>
internal static class RandomPick
{
    public static T Pick<T>(this Random random, params T[] several) => several[random.Next(several.Length)];
}
