using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Validation;

/// <summary>Validations on a site's own instruments, signed by the site's key.</summary>
internal sealed class ValidationStore(Database database)
{
    /// <summary>Records a validation, passed or not.</summary>
    public ValidationRecord Add(ValidationReport report) => Add(
        report.Serial,
        report.Optics,
        report.Engine.Version,
        JsonSerializer.Serialize(report.Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement),
        report.Passed,
        null,
        JsonSerializer.Serialize(report, ValidationJson.Text.ValidationReport),
        report.By);

    /// <summary>Records that earlier validations of an instrument do not hold any more, because its optics changed.</summary>
    /// <param name="serial">The instrument.</param>
    /// <param name="reason">What changed.</param>
    /// <param name="by">Who says so.</param>
    public ValidationRecord Withdraw(string serial, string reason, string by) => Add(serial, null, Engine.Version, "", false, reason, "", by);

    /// <summary>Every validation, newest first.</summary>
    public ImmutableArray<Recorded<ValidationRecord>> List(int count) => database.Read(snapshot => snapshot.Records<ValidationRecord>("ORDER BY validated_at DESC, id DESC LIMIT @count", new { count }));

    private ValidationRecord Add(string serial, string? optics, string engine, string libraries, bool passed, string? withdrawal, string report, string by)
    {
        byte[] text = Encoding.UTF8.GetBytes(report);
        ValidationRecord? record = null;
        (string signature, string key) = database.Sign(text);
        database.Append(append =>
        {
            record = new ValidationRecord
            {
                Id = Guid.CreateVersion7(append.At),
                Serial = serial,
                Optics = optics,
                EngineVersion = engine,
                Libraries = libraries,
                Passed = passed,
                Withdrawal = withdrawal,
                Report = report,
                ReportSha256 = Convert.ToHexStringLower(SHA256.HashData(text)),
                KeyFingerprint = key,
                Signature = signature,
                ValidatedBy = by,
                ValidatedAt = append.At,
            };
            append.Insert(record);
        });
        return record!;
    }
}
