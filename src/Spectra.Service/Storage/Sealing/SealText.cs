using System.Globalization;
using System.Text;

namespace Spectra.Service.Storage.Sealing;

/// <summary>The texts that are signed: UTF-8, one "name: value" a line, each line ended by LF. The README of this project describes them for outsiders.</summary>
internal static class SealText
{
    /// <summary>How many lines a seal's text has: with more, a value holds a line of its own.</summary>
    public const int Lines = 7;

    /// <summary>What a seal's signature covers.</summary>
    public static byte[] Of(ChainSeal seal) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"spectra chain seal 2\nsite: {seal.Site}\nschema: {seal.Schema}\nsealed: {Of(seal.Sealed)}\npending: {(seal.Pending is { } pending ? Of(pending) : "none")}\ntime: {seal.SealedAt}\nkey: {seal.Key}\n"));

    /// <summary>What a key signs of the one that follows it.</summary>
    public static byte[] OfSuccession(string site, string previousKey, string key, string validFrom) =>
        Encoding.UTF8.GetBytes($"spectra seal key change 1\nsite: {site}\nprevious: {previousKey}\nkey: {key}\nfrom: {validFrom}\n");

    /// <summary>What an anchor covers: one head of the chain.</summary>
    public static byte[] OfHead(string site, ChainHead head) => Encoding.UTF8.GetBytes($"spectra chain anchor 1\nsite: {site}\nhead: {Of(head)}\n");

    private static string Of(ChainHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Count} {head.Hash}");
}
