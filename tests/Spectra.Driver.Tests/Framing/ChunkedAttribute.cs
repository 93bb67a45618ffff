using System.Reflection;
using Xunit.Sdk;

namespace Spectra.Driver.Tests.Framing;

/// <summary>Bytes in hexadecimal digits, whole, split at every byte, and one byte at a time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChunkedAttribute(string hex) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Chunks.Of(Hex.Bytes(hex)).Select(static chunks => new object[] { chunks });
}
