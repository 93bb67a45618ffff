using Spectra.Service.Commands;

return await SpectraCommands.RunAsync(args);
