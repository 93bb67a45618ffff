using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Alerts that changed answers raised, and who answered them.</summary>
internal sealed class AlertStore(Database database)
{
    /// <summary>The alerts after one in a list, newest first.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="after">The id after which to go on; null for the newest.</param>
    public ImmutableArray<AlertView> List(int count, Guid? after) => database.Read(snapshot =>
        snapshot.Records<AnswerAlert>("WHERE id < @after ORDER BY id DESC LIMIT @count", new { count, after = (after ?? Guid.AllBitsSet).ToString() })
            .Select(alert => AlertView.Of(alert, snapshot.Records<AlertAnswer>("WHERE alert_id = @id ORDER BY answered_at, id", new { id = alert.Value.Id.ToString() })))
            .ToImmutableArray());

    /// <summary>Records that somebody has taken note of an alert for their side.</summary>
    public Appending Add(AlertAnswer answer)
    {
        Appending outcome = new Appending.Done(answer.Id);
        database.Append(append =>
        {
            string alert = answer.AlertId.ToString();
            if (!append.Any("SELECT 1 FROM evidence_alert WHERE id = @alert", new { alert }))
            {
                outcome = new Appending.NotFound($"There is no alert {answer.AlertId}.");
                return;
            }

            append.Insert(answer with { AnsweredAt = append.At });
        });
        return outcome;
    }
}
