using Spectra.Driver.Discovery;

namespace Spectra.Driver.Tests.Discovery;

public sealed class MountedStorageTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(@"36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue", "36", "98:0", "/mnt1", "/mnt2", "ext3", "/dev/root")]
    [InlineData(@"412 27 8:17 / /media/officer/MY\040STICK rw,nosuid,nodev shared:231 master:7 - vfat /dev/sdb1 rw,uid=1000", "412", "8:17", "/", "/media/officer/MY STICK", "vfat", "/dev/sdb1")]
    [InlineData(@"50 27 0:48 / /mnt/a\134b\011c rw - cifs //server/a\040share rw", "50", "0:48", "/", "/mnt/a\\b\tc", "cifs", "//server/a share")]
    [InlineData(@"51 27 8:33 / /media/ÜBUNG\040-\040x rw - exfat /dev/sdc1 rw", "51", "8:33", "/", "/media/ÜBUNG - x", "exfat", "/dev/sdc1")]
    [InlineData(@"52 27 0:5 / /odd\04 rw - tmpfs none rw", "52", "0:5", "/", @"/odd\04", "tmpfs", "none")]
    public void ALineOfTheTableOfMountsIsReadWithItsEscapes(string line, string id, string device, string root, string point, string fileSystem, string source) =>
        Assert.Equal(new Mount(id, device, root, point, fileSystem, source), MountTable.Parse(line));

    [Theory]
    [InlineData("")]
    [InlineData("36 35 98:0")]
    [InlineData("36 35 98:0 / /mnt rw shared:1 ext4 /dev/root rw")]
    [InlineData("36 35 98:0 / /mnt rw -")]
    public void ALineThatIsCutShortIsNoMount(string line) => Assert.Null(MountTable.Parse(line));

    [Fact]
    public void TheTableOfThisMachineHasItsRoot() =>
        Assert.Contains(MountTable.Read("/proc/self/mountinfo"), static mount => mount.Point == "/" && mount.FileSystem.Length > 0);

    [Fact]
    public void AStickIsKnownByItsUsbIdentityAndReachedWhereItIsMounted()
    {
        _machine.PlugDisk("sdb1", "8:17", "2-1", "0781:5581", "4C53", isRemovable: true);
        _machine.Mounts(@"412 27 8:17 / /media/officer/MY\040STICK rw,nosuid shared:231 - vfat /dev/sdb1 rw");

        AttachedDevice stick = Assert.Single(_machine.List());

        Assert.Equal(("0781:5581:4C53", "storage"), (stick.Key, stick.Kind));
        Assert.Equal(new DeviceAddress.Folder("/media/officer/MY STICK"), stick.Address);
        Assert.Equal("Some Maker Some Product (vfat)", stick.Description);
    }

    [Fact]
    public void WhateverIsOnUsbOrRemovableCountsWhateverItsFileSystem()
    {
        _machine.PlugDisk("sdb2", "8:18", "2-1", "0781:5581", "4C53", isRemovable: false);
        _machine.PlugDisk("sdc1", "8:33", socket: null, numbers: null, serial: null, isRemovable: true);
        _machine.Mounts("40 27 8:18 / /mnt/disk rw - ext4 /dev/sdb2 rw", "41 27 8:33 / /media/card rw - ext4 /dev/sdc1 rw");

        Assert.Equal(["0781:5581:4C53/2", "folder:/media/card"], _machine.List().Select(static device => device.Key));
    }

    [Fact]
    public void AFileSystemInUserSpaceIsTracedByTheDeviceItNames()
    {
        _machine.PlugDisk("sdb1", "8:17", "2-1", "0781:5581", "4C53", isRemovable: true);
        _machine.Mounts("40 27 0:55 / /media/ntfs rw - fuseblk /dev/sdb1 rw");

        Assert.Equal("0781:5581:4C53", Assert.Single(_machine.List()).Key);
    }

    [Fact]
    public void WhatIsTheComputersOwnIsNoStick()
    {
        _machine.PlugDisk("sda1", "8:1", socket: null, numbers: null, serial: null, isRemovable: false);
        _machine.PlugDisk("sda2", "8:2", socket: null, numbers: null, serial: null, isRemovable: false);
        _machine.Mounts(
            "27 1 8:2 / / rw - ext4 /dev/sda2 rw",
            "28 27 8:1 / /boot/efi rw - vfat /dev/sda1 rw",
            "29 27 8:2 /var /data rw - ext4 /dev/sda2 rw",
            "30 27 0:21 / /proc rw - proc proc rw",
            "31 27 0:48 / /mnt/share rw - cifs //server/share rw",
            "32 27 0:49 / /tmp rw - tmpfs tmpfs rw");

        Assert.Empty(_machine.List());
    }

    [Fact]
    public void AStickThatIsMountedTwiceIsListedOnce()
    {
        _machine.Mounts("40 27 8:17 / /media/a rw - vfat /dev/sdb1 rw", "41 27 8:17 / /media/b rw - vfat /dev/sdb1 rw", "42 27 8:17 /SPECTRA /data/in rw - vfat /dev/sdb1 rw");

        Assert.Equal("folder:/media/a", Assert.Single(_machine.List()).Key);
    }
}
