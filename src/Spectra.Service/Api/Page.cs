using System.Collections.Immutable;

namespace Spectra.Service.Api;

/// <summary>Some of many.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Items">These.</param>
/// <param name="Next">What to give as <c>after</c> to get those that follow; null after the last.</param>
internal sealed record Page<T>(ImmutableArray<T> Items, string? Next)
{
    /// <summary>A page of what was found.</summary>
    /// <param name="found">What follows the page before, in its order; one more than <see cref="PageRequest.Count"/> where there are more.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="cursorOf">What stands for an item in <c>after</c>: what the order is by.</param>
    public static Page<T> Of(IEnumerable<T> found, PageRequest request, Func<T, string> cursorOf)
    {
        ImmutableArray<T> items = [.. found.Take(request.Count + 1)];
        return items.Length <= request.Count ? new Page<T>(items, null) : new Page<T>(items[..request.Count], cursorOf(items[request.Count - 1]));
    }
}
