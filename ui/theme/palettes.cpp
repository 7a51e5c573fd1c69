// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/palettes.h"

#include "ui/theme/chartcolors.h"

namespace loadstone {

namespace {

/// The colours from which a whole palette follows.
struct Seeds {
    QColor window;
    QColor base;
    QColor button;
    QColor text;
    QColor accent;
    QColor onAccent;
    QColor link;
};

QPalette paletteOf(const Seeds& seeds) {
    QPalette palette(seeds.button, seeds.window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, seeds.text);
    palette.setColor(QPalette::Base, seeds.base);
    palette.setColor(QPalette::AlternateBase, mixed(seeds.window, seeds.base, 0.5));
    palette.setColor(QPalette::Highlight, seeds.accent);
    palette.setColor(QPalette::HighlightedText, seeds.onAccent);
    palette.setColor(QPalette::Link, seeds.link);
    palette.setColor(QPalette::LinkVisited, seeds.link);
    palette.setColor(QPalette::PlaceholderText, mixed(seeds.text, seeds.base, 0.55));
    palette.setColor(QPalette::ToolTipBase, seeds.base);
    palette.setColor(QPalette::ToolTipText, seeds.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(seeds.text, seeds.window, 0.5));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(seeds.text, seeds.window, 0.4));
    return palette;
}

} // namespace

QPalette lightPalette() {
    return paletteOf({QColor(0xf4f6f8), QColor(0xffffff), QColor(0xfbfcfd), QColor(0x1f2933),
                      QColor(0x2f6fed), QColor(0xffffff), QColor(0x1f5fd6)});
}

QPalette darkPalette() {
    return paletteOf({QColor(0x1b1e23), QColor(0x30343c), QColor(0x3a3f48), QColor(0xe6e9ee),
                      QColor(0x4a84f0), QColor(0xffffff), QColor(0x82adff)});
}

} // namespace loadstone
