using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Tells quickly whether new entries could change an answer. Thread-safe.</summary>
/// <remarks>
/// An entry changes an answer in one of three ways: it is the better hit, or a rival of the best; it explains a part of what is left of the
/// spectrum; or what the answer rests on is gone. The first is asked of a search of the new entries alone, the second of what they
/// explain beside the components of the stored answer. Both margins are on the cautious side of what the benchmark <c>retro</c> measures.
/// </remarks>
/// <param name="libraries">The libraries that answer now.</param>
/// <param name="difference">In what they differ from those of the answers.</param>
internal sealed class RetroScreen(ImmutableArray<ReferenceLibrary> libraries, LibraryDifference difference)
{
    /// <summary>How far below the best hit of a stored answer a new entry's score may lie and still be its rival.</summary>
    public const double Rivalry = 0.1;

    /// <summary>Below this score nothing is a rival: what is in no library finds entries that are as like by chance.</summary>
    public const double LeastScore = 0.5;

    /// <summary>A new entry that explains less of the structure of a spectrum than this is no component of it.</summary>
    public const double LeastGain = 0.05;

    /// <summary>Nor is one that agrees less with what is left of it.</summary>
    public const double LeastAgreement = 0.4;

    private readonly LibrarySearch? _search = difference.Added is { } added ? new LibrarySearch([added], Metric.Default) : null;

    /// <summary>Whether the whole identification is worth its time.</summary>
    public bool CouldChange(PreparedSpectrum prepared, StoredAnswer stored)
    {
        if (!difference.IsKnown || stored.Resting.Any(difference.Lacks))
        {
            return true;
        }

        if (_search is null)
        {
            return false;
        }

        HitList hits = _search.Search(prepared, 1);
        if (hits.Hits is [{ Hqi.Value: var best }, ..] && best >= LeastScore && best >= stored.BestScore - Rivalry)
        {
            return true;
        }

        (double gain, double agreement) = MixtureAnalysis.Gain(prepared, Known(stored), difference.Added!);
        return gain >= LeastGain && agreement >= LeastAgreement;
    }

    private List<(ReferenceLibrary, int)> Known(StoredAnswer stored)
    {
        List<(ReferenceLibrary, int)> rows = [];
        foreach (string id in stored.Explaining)
        {
            foreach (ReferenceLibrary library in libraries)
            {
                int row = library.References.Find(id);
                if (row >= 0)
                {
                    rows.Add((library, row));
                    break;
                }
            }
        }

        return rows;
    }
}
