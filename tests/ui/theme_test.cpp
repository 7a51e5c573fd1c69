// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/theme/chartcolors.h"
#include "ui/theme/palettes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/startbutton.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

using namespace loadstone;

namespace {

const QString path = QStringLiteral("/org/freedesktop/portal/desktop");

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

/// Answers as the desktop's settings portal does.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(const QDBusConnection& bus) : m_bus(bus) {}

    void change(uint scheme) {
        m_scheme = scheme;
        auto message =
            QDBusMessage::createSignal(path, "org.freedesktop.portal.Settings", "SettingChanged");
        message << "org.freedesktop.appearance"
                << "color-scheme" << QVariant::fromValue(QDBusVariant(scheme));
        QVERIFY(m_bus.send(message));
    }

public slots:
    QDBusVariant Read(const QString&, const QString&) const {
        // The real one wraps the value twice.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

private:
    QDBusConnection m_bus;
    uint m_scheme = 1;
};

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textIsReadable_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadable() {
        QFETCH(bool, dark);
        const QPalette palette = dark ? darkPalette() : lightPalette();
        QCOMPARE(isDark(palette), dark);
        const auto color = [&](QPalette::ColorRole role) { return palette.color(role); };
        QVERIFY(contrast(color(QPalette::WindowText), color(QPalette::Window)) >= 7);
        QVERIFY(contrast(color(QPalette::Text), color(QPalette::Base)) >= 7);
        QVERIFY(contrast(color(QPalette::Link), color(QPalette::Window)) >= 4.5);
        const ChartColors colors = ChartColors::of(palette);
        QVERIFY(contrast(colors.text, colors.ground) >= 7);
        QVERIFY(contrast(colors.muted, colors.ground) >= 4.5);
        QVERIFY(contrast(colors.warning, colors.ground) >= 4.5);
        for (const QColor& line : colors.series)
            QVERIFY(contrast(line, colors.ground) >= 3);
    }

    // Of one that was made before, too.
    void linksFollowTheAppearance() {
        Theme theme;
        LinkButton link;
        link.setText("MMMM");
        const auto shows = [&](const QColor& color) {
            const QImage picture = link.grab().toImage();
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixelColor(x, y) == color)
                        return true;
            return false;
        };
        for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::Light}) {
            theme.setAppearance(appearance);
            const QColor color = QApplication::palette().color(QPalette::Link);
            QTRY_VERIFY(shows(color));
        }
    }

    // As one looks that is made then; also one that is in a panel that nobody sees.
    void startButtonsFollowTheAppearance_data() {
        QTest::addColumn<bool>("isShown");
        QTest::newRow("on the screen") << true;
        QTest::newRow("in a panel behind") << false;
    }

    void startButtonsFollowTheAppearance() {
        QFETCH(bool, isShown);
        const auto heldBack = [](QWidget& window) {
            auto* const button = new StartButton({"Start", ""}, {"Stop", ""}, &window);
            button->holdBack("not now");
            return button;
        };
        Theme theme;
        QWidget window;
        StartButton& old = *heldBack(window);
        if (isShown) {
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window, patience));
        }
        for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::Light}) {
            theme.setAppearance(appearance);
            QWidget other;
            StartButton& made = *heldBack(other);
            made.resize(old.size());
            QTRY_COMPARE(old.grab().toImage(), made.grab().toImage());
        }
    }

    void chosenAppearanceIsApplied() {
        Theme theme;
        theme.setAppearance(Appearance::Dark);
        QVERIFY(isDark(QApplication::palette()));
        theme.setAppearance(Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }

    void systemIsFollowed() {
        const QString daemon = QStandardPaths::findExecutable("dbus-daemon");
        if (daemon.isEmpty())
            QSKIP("dbus-daemon is not installed");
        QProcess bus;
        startBus(bus, daemon);
        // On a connection of its own, as another program would be.
        auto connection = QDBusConnection::connectToBus(
            QString::fromUtf8(qgetenv("DBUS_SESSION_BUS_ADDRESS")), "portal");
        FakePortal portal(connection);
        QVERIFY(connection.registerObject(path, &portal, QDBusConnection::ExportAllSlots));
        QVERIFY(connection.registerService("org.freedesktop.portal.Desktop"));
        Theme theme;
        theme.setAppearance(Appearance::System);
        QTRY_VERIFY(isDark(QApplication::palette()));
        portal.change(2);
        QTRY_VERIFY(!isDark(QApplication::palette()));
        portal.change(1);
        QTRY_VERIFY(isDark(QApplication::palette()));
        theme.setAppearance(Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
        QDBusConnection::disconnectFromBus("portal");
        bus.terminate();
        bus.waitForFinished(patience);
    }

private:
    static void startBus(QProcess& bus, const QString& daemon) {
        bus.start(daemon, {"--session", "--nofork", "--print-address"});
        QVERIFY(bus.waitForReadyRead(patience));
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
    }
};

LOADSTONE_TEST(ThemeTest)
#include "theme_test.moc"
