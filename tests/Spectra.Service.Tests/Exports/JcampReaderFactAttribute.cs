namespace Spectra.Service.Tests.Exports;

/// <summary>A fact that needs another reader of JCAMP-DX: the package jcampconverter (9.6.4) of npm, where Node finds it (NODE_PATH); skipped, and listed as such, where it is absent.</summary>
internal sealed class JcampReaderFactAttribute : FactAttribute
{
    public JcampReaderFactAttribute()
    {
        if (!Peer.IsInstalled("node") || Peer.ExitCode("node", "-e", "require.resolve('jcampconverter')") != 0)
        {
            Skip = "No other reader of JCAMP-DX is installed (npm's jcampconverter, with NODE_PATH set to its node_modules).";
        }
    }
}
