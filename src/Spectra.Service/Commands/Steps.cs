using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Shows the progress of long work on a terminal; silent where nobody watches.</summary>
internal static class Steps
{
    /// <summary>Runs work of a known number of steps behind a progress bar.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="count">How many steps there are.</param>
    /// <param name="work">The work; it calls its argument after each step.</param>
    public static void Run(string what, int count, Action<Action> work)
    {
        if (count < 2 || !CommandOutput.Terminal.Profile.Capabilities.Interactive)
        {
            work(static () => { });
            return;
        }

        CommandOutput.Terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(what, maxValue: count);
                work(() => task.Increment(1));
            });
    }
}
