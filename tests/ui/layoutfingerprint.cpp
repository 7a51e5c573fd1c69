// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/layoutfingerprint.h"

#include "ui/compare/sweepwords.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/stattile.h"
#include "ui/widgets/steadylabel.h"

#include <QAbstractButton>
#include <QCryptographicHash>
#include <QLabel>
#include <QRegularExpression>
#include <QTabBar>

namespace loadstone {

namespace {

QString fixedText(const QWidget& widget) {
    if (qobject_cast<const SweepWords*>(widget.parentWidget()))
        return {}; // what was found, which differs from one sweep to the next
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* chart = qobject_cast<const Chart*>(&widget))
        return chart->title() + chart->accessibleDescription();
    if (const auto* tile = qobject_cast<const StatTile*>(&widget))
        return tile->caption();
    QString text;
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            text += tabs->tabText(i);
    return text;
}

bool isCut(const QWidget& widget) {
    if (const auto* tile = qobject_cast<const StatTile*>(&widget))
        return tile->isCut();
    if (const auto* label = qobject_cast<const SteadyLabel*>(&widget))
        return label->isCut();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                 : label->sizeHint().width() > label->width();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return !button->text().isEmpty() && button->sizeHint().width() > button->width();
    return false;
}

} // namespace

QString layoutFingerprint(const QWidget& window) {
    static const QRegularExpression numbers(R"([0-9.,–]+( [µm]?s\b| [kMG]?B\b| cores?\b)?)");
    QStringList seen;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisibleTo(&window))
            seen << QString::fromLatin1(widget->metaObject()->className()) + ' ' +
                        fixedText(*widget).remove(numbers);
    seen.sort(); // in which order they are made does not show
    return QString::fromLatin1(
        QCryptographicHash::hash(seen.join('\n').toUtf8(), QCryptographicHash::Sha256).toHex());
}

QStringList cutTexts(const QWidget& window) {
    QStringList texts;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisibleTo(&window) && isCut(*widget))
            texts << QString::fromLatin1(widget->metaObject()->className()) + ": " +
                         widget->accessibleName() + ' ' + fixedText(*widget) + ' ' +
                         widget->accessibleDescription();
    return texts;
}

} // namespace loadstone
