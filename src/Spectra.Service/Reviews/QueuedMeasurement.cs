using System.Collections.Immutable;

namespace Spectra.Service.Reviews;

/// <summary>A measurement that waits for a chemist.</summary>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="AnalysisId">Its latest analysis.</param>
/// <param name="FileName">The file it came in.</param>
/// <param name="ReceivedAt">When it was recorded, in UTC.</param>
/// <param name="VerdictKind">The answer's kind.</param>
/// <param name="Ids">What it names.</param>
/// <param name="Statement">The answer.</param>
/// <param name="AlertClasses">The alerts it raises.</param>
/// <param name="Hazard">How dangerous it may be: 0 energetic, 1 chemical weapon, 2 toxic, 3 controlled, 4 precursor, 5 none of them.</param>
/// <param name="Doubt">How doubtful it is, from 0 to 1.</param>
/// <param name="Opinions">How many second opinions there are; what they say is not told here, so that another stays blind.</param>
/// <param name="IsOwn">Whether the person who asks made it, and so can't review it.</param>
internal sealed record QueuedMeasurement(
    Guid MeasurementId,
    Guid AnalysisId,
    string FileName,
    DateTimeOffset ReceivedAt,
    string VerdictKind,
    ImmutableArray<string> Ids,
    string Statement,
    ImmutableArray<string> AlertClasses,
    int Hazard,
    double Doubt,
    int Opinions,
    bool IsOwn);
