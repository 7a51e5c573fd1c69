// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/colorschemeportal.h"

#include <QPalette>
#include <QStringList>

namespace loadstone {

enum class Appearance { System, Light, Dark };

/// The name of each, in this order, as the command line and the settings know it.
inline const QStringList appearanceNames{"system", "light", "dark"};

/// Gives the application its palette. With System it follows the desktop, also when that changes
/// its mind. One for the program, made by main; GUI thread.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);

private:
    void apply();
    QPalette systemPalette() const;

    Appearance m_appearance = Appearance::System;
    ColorSchemePortal m_portal;
    ColorSchemePortal::Preference m_preference = ColorSchemePortal::Preference::None;
    bool m_nativeIsDark;
};

} // namespace loadstone
