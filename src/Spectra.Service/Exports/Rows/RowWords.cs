namespace Spectra.Service.Exports.Rows;

/// <summary>How a consignment went.</summary>
internal enum TransportMode
{
    /// <summary>It is not recorded, or in other words than these.</summary>
    NotStated,

    /// <summary>By ship.</summary>
    Sea,

    /// <summary>By aircraft.</summary>
    Air,

    /// <summary>By lorry or car.</summary>
    Road,

    /// <summary>By train.</summary>
    Rail,

    /// <summary>By post or courier.</summary>
    Post,

    /// <summary>On or with a traveller.</summary>
    Person,
}

/// <summary>Which way it went.</summary>
internal enum TradeDirection
{
    /// <summary>It is not recorded, or in other words than these.</summary>
    NotStated,

    /// <summary>Into the country.</summary>
    Import,

    /// <summary>Out of it.</summary>
    Export,

    /// <summary>Through it.</summary>
    Transit,

    /// <summary>Within it.</summary>
    Internal,
}

/// <summary>What a place of a seizure is.</summary>
internal enum LocationType
{
    /// <summary>It is not recorded.</summary>
    NotStated,

    /// <summary>A sea port.</summary>
    SeaPort,

    /// <summary>An airport.</summary>
    Airport,

    /// <summary>A crossing of a border by road or rail.</summary>
    LandBorder,

    /// <summary>A post office or a courier's depot.</summary>
    PostalCentre,
}

/// <summary>What a quantity is counted in.</summary>
internal enum QuantityUnit
{
    /// <summary>It is not recorded, or in other words than these.</summary>
    NotStated,

    /// <summary>Kilograms.</summary>
    Kilogram,

    /// <summary>Grams.</summary>
    Gram,

    /// <summary>Litres.</summary>
    Litre,

    /// <summary>Millilitres.</summary>
    Millilitre,

    /// <summary>Milligrams.</summary>
    Milligram,

    /// <summary>Tonnes.</summary>
    Tonne,

    /// <summary>Cubic metres.</summary>
    CubicMetre,

    /// <summary>Tablets.</summary>
    Tablet,

    /// <summary>Capsules.</summary>
    Capsule,

    /// <summary>Ampoules.</summary>
    Ampoule,

    /// <summary>Blotters.</summary>
    Blotter,

    /// <summary>Plants.</summary>
    Plant,

    /// <summary>Packages.</summary>
    Package,

    /// <summary>Pieces.</summary>
    Piece,
}

/// <summary>How it was hidden.</summary>
internal enum ConcealmentCategory
{
    /// <summary>It is not recorded, or in other words than these.</summary>
    NotStated,

    /// <summary>Not hidden.</summary>
    NotConcealed,

    /// <summary>Mixed with goods.</summary>
    MixedWithGoods,

    /// <summary>In the packaging.</summary>
    InPackaging,

    /// <summary>In the structure of a vehicle or container.</summary>
    InConveyance,

    /// <summary>In luggage.</summary>
    InLuggage,

    /// <summary>On or in the body.</summary>
    OnPerson,
}

/// <summary>What the name of a substance rests on.</summary>
internal enum SubstanceBasis
{
    /// <summary>A screening result: consistent with it.</summary>
    Presumptive,

    /// <summary>A signed checklist with a second technique.</summary>
    Identified,
}
