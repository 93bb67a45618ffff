using Spectra.Service.Identification;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>dock</c>: a spectrum that is in the record.</summary>
internal sealed record DockLine(string File, int Subfile, string Sha256, string Role, string RoleReason, Guid Measurement, IdentificationReport? Report, CheckLine? PerformanceCheck, string? NotValidated);
