namespace Spectra.Service.Storage;

/// <summary>A column that no correction can change: who, when, and what belongs to what.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FixedAttribute : Attribute;
