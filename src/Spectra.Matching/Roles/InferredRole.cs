namespace Spectra.Roles;

/// <summary>What a measurement is for, and why that is thought.</summary>
/// <param name="Role">The role; <see cref="MeasurementRole.Unknown"/> only where what is stated contradicts what was measured.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Reason">One sentence for a person: what was found, and what speaks against the role where something does.</param>
public sealed record InferredRole(MeasurementRole Role, RoleBasis Basis, string Reason);
