using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Spectra.Driver.Transports;

/// <summary>The settings of a serial line as the Linux kernel lays them out (<c>struct termios2</c>); with it any speed can be asked for, not only the classic ones.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineAttributes
{
    private const uint SevenBits = 0x20;
    private const uint EightBits = 0x30;
    private const uint TwoStopBits = 0x40;
    private const uint Receiver = 0x80;
    private const uint WithParity = 0x100;
    private const uint OddParity = 0x200;
    private const uint IgnoreModemLines = 0x800;
    private const uint SpeedAsNumber = 0x1000;
    private const uint RequestToSend = 0x80000000;
    private const uint Asked = EightBits | TwoStopBits | WithParity | OddParity | RequestToSend;

    private const uint IgnoreBreaks = 0x1;
    private const uint CheckParity = 0x10;

    /// <summary>The least number of bytes a read waits for; one, or a read of nothing would look like a hang-up.</summary>
    private const int LeastBytes = 6;
    private const int ReadTime = 5;

    private uint _input;
    private uint _output;
    private uint _control;
    private uint _local;
    private byte _discipline;
    private Characters _characters;
    private uint _inputSpeed;
    private uint _outputSpeed;

    /// <summary>Every byte as it is, without waiting for modem wires and without dropping DTR on close (which resets some instruments).</summary>
    public void SetRaw(LineSettings settings)
    {
        _input = IgnoreBreaks | (settings.Parity == LineParity.None ? 0 : CheckParity);
        _output = 0;
        _local = 0;
        _control = Receiver | IgnoreModemLines | SpeedAsNumber
            | (settings.DataBits == 7 ? SevenBits : EightBits)
            | (settings.StopBits == 2 ? TwoStopBits : 0)
            | settings.Parity switch { LineParity.Even => WithParity, LineParity.Odd => WithParity | OddParity, _ => 0 }
            | (settings.Flow == LineFlow.RequestToSend ? RequestToSend : 0);
        _characters[LeastBytes] = 1;
        _characters[ReadTime] = 0;
        _inputSpeed = _outputSpeed = (uint)settings.BaudRate;
    }

    /// <summary>Whether a driver took the form of a character and the flow control that were asked for.</summary>
    public readonly bool HasFormOf(LineAttributes asked) => (_control & Asked) == (asked._control & Asked);

    /// <summary>Whether a driver took the speed, to 3 %: more than that and the last bits of a character are read wrong.</summary>
    public readonly bool HasSpeedOf(LineAttributes asked) => Math.Abs((double)_outputSpeed - asked._outputSpeed) <= 0.03 * asked._outputSpeed;

    [InlineArray(19)]
    private struct Characters
    {
        private byte _first;
    }
}
