using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Spectra.Service.Api;

/// <summary>One line of log a request: method, route pattern, status, duration and account; never an address's values, a query, a body or a name.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    /// <summary>Sends the host's log to where the settings say, and nowhere else.</summary>
    public static void Configure(WebApplicationBuilder builder, ApiHostSettings settings)
    {
        ITextFormatter form = settings.LogsJson ? new CompactJsonFormatter() : new MessageTemplateTextFormatter("{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}");
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Error)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)

            // It logs what it then throws, with statements; whoever catches it says what it means.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .WriteTo.Sink(new Lines(form, settings.Log)),
            preserveStaticLogger: true);
    }

    /// <summary>Lets the request through and notes what came of it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        await next(context);
        if (logger.IsEnabled(LogLevel.Information))
        {
            // Whoever answers a fault has taken the endpoint from the request.
            Endpoint? endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
            string route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            double milliseconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
            logger.LogInformation("{Method} {Route} {Status} {Milliseconds} ms {Account}", context.Request.Method, route, context.Response.StatusCode, milliseconds, context.PersonOrNull()?.AccountId ?? "-");
        }
    }

    /// <summary>Events as lines.</summary>
    private sealed class Lines(ITextFormatter form, TextWriter output) : ILogEventSink
    {
        private readonly Lock _gate = new();

        public void Emit(LogEvent logEvent)
        {
            lock (_gate)
            {
                form.Format(logEvent, output);
                output.Flush();
            }
        }
    }
}
