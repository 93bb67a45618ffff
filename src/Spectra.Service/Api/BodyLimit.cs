using Microsoft.AspNetCore.Http.Metadata;

namespace Spectra.Service.Api;

/// <summary>How many bytes a request's body may have at most.</summary>
/// <param name="Bytes">The bytes.</param>
internal sealed record BodyLimit(long Bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => Bytes;
}
