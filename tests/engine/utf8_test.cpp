// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/utf8.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

class Utf8Test : public QObject {
    Q_OBJECT

private slots:
    void tellsWellFormedText_data() {
        addColumns<QByteArray, bool>("text", "isText");
        const auto row = [](const char* name, const QByteArray& text, bool isText) {
            QTest::newRow(name) << text << isText;
        };
        row("empty", "", true);
        row("ASCII with NUL", QByteArray("a\0b", 3), true);
        row("two to four bytes", "ä€𝄞", true);
        row("first and last of two bytes", "\xc2\x80\xdf\xbf", true);
        row("last code point", "\xf4\x8f\xbf\xbf", true);
        row("beyond it", "\xf4\x90\x80\x80", false);
        row("lone continuation", "a\x80", false);
        row("cut", "a\xe2\x82", false);
        row("cut by text", "\xe2\x82z", false);
        row("overlong slash", "\xc0\xaf", false);
        row("overlong, three bytes", "\xe0\x9f\xbf", false);
        row("overlong, four bytes", "\xf0\x8f\xbf\xbf", false);
        row("surrogate", "\xed\xa0\x80", false);
        row("before the surrogates", "\xed\x9f\xbf", true);
        row("no such byte", "\xff", false);
    }

    void tellsWellFormedText() {
        QFETCH(QByteArray, text);
        QFETCH(bool, isText);
        QCOMPARE(isUtf8(text.toStdString()), isText);
    }
};

LOADSTONE_TEST(Utf8Test)
#include "utf8_test.moc"
