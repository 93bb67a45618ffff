using Spectra.Service.Exhibits;
using Spectra.Service.Reviews;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Corrects what belongs to a case: a new row names the old value, the person and the reason; the value that results must be one that could have been recorded at first.</summary>
internal sealed class Corrections(CaseStore cases, TimeProvider time)
{
    /// <summary>The word for a correction of a confirmation.</summary>
    public const string OfConfirmation = "confirmation";

    private const string OfExhibit = "SELECT case_id FROM evidence_exhibit WHERE id = @id";

    /// <summary>Records a correction.</summary>
    /// <param name="caseId">The case that the record must belong to.</param>
    /// <param name="request">What is corrected.</param>
    /// <param name="by">Who says so.</param>
    public Appending Add(Guid caseId, CorrectionRequest request, string by) => request.Record switch
    {
        "case" => Add<CaseFile>(caseId, request, by, static file => file.Id, static (_, _) => null),
        "interception" => Add<Interception>(caseId, request, by, static (_, interception) => interception.CaseId, static (_, interception) => InterceptionRules.FaultsOf(interception).Problem()?.ProblemDetails.Title),
        "exhibit" => Add<Exhibit>(caseId, request, by, static (_, exhibit) => exhibit.CaseId, static (_, exhibit) => ExhibitRules.FaultsOf(exhibit).Problem()?.ProblemDetails.Title),
        "sampling" => Add<Sampling>(caseId, request, by, static (append, sampling) => CaseOf(append, sampling.ExhibitId), static (_, _) => null),
        OfConfirmation => Add<Confirmation>(caseId, request, by, static (append, confirmation) => CaseOf(append, confirmation.ExhibitId), static (append, confirmation) => ExhibitRules.FaultsOf(confirmation).Problem()?.ProblemDetails.Title ?? StandingIdentification.FaultOfCorrecting(append, confirmation)),
        "attachment" => Add<Attachment>(caseId, request, by, static (append, attachment) => CaseOf(append, attachment.SubjectId), static (_, _) => null),
        _ => new Appending.NotFound($"'{request.Record}' can't be corrected here: expected case, interception, exhibit, sampling, confirmation or attachment."),
    };

    private static Guid? CaseOf(EvidenceTransaction append, Guid exhibitId) => append.Text(OfExhibit, new { id = exhibitId.ToString() }) is { } found ? Guid.Parse(found) : null;

    private Appending Add<T>(Guid caseId, CorrectionRequest request, string by, Func<T, Guid> caseOf, Func<EvidenceTransaction, T, string?> faultOf)
        where T : class => Add<T>(caseId, request, by, (_, record) => caseOf(record), faultOf);

    private Appending Add<T>(Guid caseId, CorrectionRequest request, string by, Func<EvidenceTransaction, T, Guid?> caseOf, Func<EvidenceTransaction, T, string?> faultOf)
        where T : class
    {
        if (RecordShape<T>.Find(request.Field) is not { } column)
        {
            return new Appending.Refused($"'{request.Field}' can't be corrected: expected one of {string.Join(", ", RecordShape<T>.Correctable)}.");
        }

        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        return cases.Add(caseId, id, append =>
        {
            if (append.Find<T>(request.Id) is not { } original || caseOf(append, original) != caseId)
            {
                return $"There is no {request.Record} {request.Id} in this case.";
            }

            T now = RecordShape<T>.Corrected(original, append.CorrectionsOf(RecordShape<T>.Table, request.Id));
            string? before = column.Text(now);
            try
            {
                T then = RecordShape<T>.Corrected(now, [(column.Name, request.Value)]);
                if (faultOf(append, then) is { } fault)
                {
                    return fault;
                }

                append.Insert(Correction.Row(id, RecordShape<T>.Table, request.Id.ToString(), column.Name, before, column.Text(then), request.Reason, by, append.At));
                return null;
            }
            catch (Exception failure) when (failure is FormatException or OverflowException or System.Text.Json.JsonException)
            {
                return $"'{request.Value}' is no value of {request.Field}: {failure.Message}";
            }
        });
    }
}
