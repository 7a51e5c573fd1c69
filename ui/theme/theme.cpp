// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/chartcolors.h"
#include "ui/theme/palettes.h"

#include <QApplication>
#include <QStyle>

namespace loadstone {

namespace {

// On a dark window Fusion draws the frames of boxes and circles darker still, so that what is not
// chosen can hardly be seen: they are filled with a lighter colour.
void use(const QPalette& palette) {
    QApplication::setPalette(palette);
    if (!isDark(palette))
        return;
    QPalette lighter = palette;
    lighter.setColor(QPalette::Base, mixed(palette.color(QPalette::WindowText),
                                           palette.color(QPalette::Window), 0.35));
    for (const char* kind : {"QCheckBox", "QRadioButton"})
        QApplication::setPalette(lighter, kind);
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent), m_nativeIsDark(isDark(QApplication::palette())) {
    connect(&m_portal, &ColorSchemePortal::preferenceTold, this,
            [this](ColorSchemePortal::Preference preference) {
                m_preference = preference;
                apply();
            });
}

void Theme::setAppearance(Appearance appearance) {
    m_appearance = appearance;
    apply();
    if (appearance == Appearance::System)
        m_portal.ask();
}

void Theme::apply() {
    switch (m_appearance) {
    case Appearance::Light:
        return use(lightPalette());
    case Appearance::Dark:
        return use(darkPalette());
    case Appearance::System:
        return use(systemPalette());
    }
}

QPalette Theme::systemPalette() const {
    using Preference = ColorSchemePortal::Preference;
    const bool dark =
        m_preference == Preference::None ? m_nativeIsDark : m_preference == Preference::Dark;
    // Fusion has no colours of a desktop to keep; other styles bring theirs.
    const bool isFusion = QApplication::style()->name() == QLatin1String("fusion");
    if (dark == m_nativeIsDark && !isFusion)
        return {};
    return dark ? darkPalette() : lightPalette();
}

} // namespace loadstone
