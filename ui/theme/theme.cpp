#include "ui/theme/theme.h"

#include "ui/theme/chartcolors.h"
#include "ui/theme/palettes.h"

#include <QApplication>
#include <QStyle>

namespace loadstone {

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
        return QApplication::setPalette(lightPalette());
    case Appearance::Dark:
        return QApplication::setPalette(darkPalette());
    case Appearance::System:
        return QApplication::setPalette(systemPalette());
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
