using Spectra.Soak;
using Spectra.Soak.Crashes;
using Spectra.Soak.Docking;
using Spectra.Soak.Reruns;

// One command a file; each prints a JSON summary as its last line and exits 1 when anything was lost, doubled, wrong or leaked.
return args switch
{
    ["fuzz-formats", .. string[] options] => FuzzFormatsCommand.Run(options),
    ["dock", .. string[] options] => await DockCommand.RunAsync(options),
    ["disconnect", .. string[] options] => await DisconnectCommand.RunAsync(options),
    ["kill", .. string[] options] => await KillCommand.RunAsync(options),
    ["crash", .. string[] options] => await CrashCommand.RunAsync(options),
    ["rerun", .. string[] options] => await RerunCommand.RunAsync(options),
    [ChildCommand.Name, .. string[] arguments] => await ChildCommand.RunAsync(arguments),
    _ => Usage.Print(),
};
