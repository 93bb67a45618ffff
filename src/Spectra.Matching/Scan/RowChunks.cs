using System.Runtime.ExceptionServices;

namespace Spectra.Scan;

/// <summary>Rows shared out to threads in chunks: each thread reads one sequential stream at a time, and none waits for a slower one.</summary>
internal static class RowChunks
{
    /// <summary>With fewer rows a second thread costs more than it saves.</summary>
    public const int FewRows = 5000;

    /// <summary>How many threads a scan of so many rows uses.</summary>
    public static int Threads(int rows, int threads) => rows < FewRows ? 1 : Math.Max(1, threads);

    /// <summary>Calls <paramref name="scan"/> for every chunk, on several threads at once; returns when all are done.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="size">How many rows a chunk has; the last has fewer.</param>
    /// <param name="threads">How many threads, the caller's among them.</param>
    /// <param name="scan">Receives the thread's number from 0, the first row and how many rows.</param>
    public static void ForEach(int rows, int size, int threads, Action<int, int, int> scan)
    {
        long taken = 0;
        if (threads == 1)
        {
            Take(0);
            return;
        }

        try
        {
            _ = Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Take);
        }
        catch (AggregateException failures)
        {
            // A guard's refusal names the damage: the caller sees it as on one thread.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        void Take(int thread)
        {
            for (long next = Interlocked.Add(ref taken, size); next - size < rows; next = Interlocked.Add(ref taken, size))
            {
                int first = (int)(next - size);
                scan(thread, first, Math.Min(size, rows - first));
            }
        }
    }
}
