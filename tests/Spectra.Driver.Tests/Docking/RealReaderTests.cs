using System.Text;
using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

public class RealReaderTests
{
    [Fact]
    public async Task AJcampFileOnAStickIsTakenByTheProductsOwnReaders()
    {
        using Stick stick = new();
        StringBuilder jcamp = new("##TITLE=powder\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n##YFACTOR=1\n##FIRSTX=1000\n##LASTX=1003\n##NPOINTS=4\n##FIRSTY=1\n##XYDATA=(X++(Y..Y))\n1000 1 2 3 4\n##END=\n");
        stick.Write("a.jdx", jcamp.ToString());

        List<DockEvent> events = await stick.DockAsync(settings: DockSettings.Default);

        DockEvent.Taken taken = Assert.Single(events.OfType<DockEvent.Taken>());
        Assert.Equal([1.0, 2, 3, 4], taken.File.Spectra[0].Ordinates.ToArray());
    }
}
