using Spectra.Emulator;

return CommandLine.Run(args, Console.Out, Console.Error);
