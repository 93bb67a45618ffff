using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Service.Substances;

namespace Spectra.Service.Identification;

/// <summary>Gathers the alerts of an answer: one a class and trigger, in the order in which they are first raised.</summary>
internal sealed class RaisedAlerts(SubstanceCatalogue substances)
{
    private readonly List<Raised> _raised = [];

    /// <summary>The alerts, each naming every substance that raises it.</summary>
    public ImmutableArray<AlertStatement> Statements => [.. _raised.Select(raised => new AlertStatement(raised.Class, [.. raised.Ids], raised.Trigger, string.Join("; ", raised.Reasons)))];

    /// <summary>Raises the alerts of suspects.</summary>
    /// <param name="trigger">What makes them suspects.</param>
    /// <param name="suspects">Their references.</param>
    public void Add(string trigger, IEnumerable<ReferenceSpectrum> suspects)
    {
        foreach (ReferenceSpectrum suspect in suspects)
        {
            foreach (SubstanceAlert alert in substances.AlertsOf(suspect.Substance.Cas, suspect.Substance.Name))
            {
                Raised raised = Of(alert.ClassId, trigger);
                raised.Ids.Add(suspect.Id);
                string reason = $"{suspect.Substance.Name}: {alert.Reason}";
                if (!raised.Reasons.Contains(reason))
                {
                    raised.Reasons.Add(reason);
                }
            }
        }
    }

    private Raised Of(string alertClass, string trigger)
    {
        Raised? raised = _raised.Find(candidate => candidate.Class == alertClass && candidate.Trigger == trigger);
        if (raised is null)
        {
            _raised.Add(raised = new Raised(alertClass, trigger, [], []));
        }

        return raised;
    }

    private sealed record Raised(string Class, string Trigger, List<string> Ids, List<string> Reasons);
}
