// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/urlfield.h"

#include "core/curl/curlimport.h"

#include <QKeyEvent>

#include <algorithm>

namespace loadstone {

namespace {

bool isCommand(const QString& text) {
    return looksLikeCurl(text.toStdString());
}

/// What a change put in before `cursor`, if it is a command. Fingers put in one letter at a time:
/// then it may not be whole yet.
QString commandPutIn(const QString& before, const QString& now, int cursor) {
    qsizetype same = 0;
    while (same < std::min(before.size(), now.size()) && before[same] == now[same])
        ++same;
    if (cursor - same < 2)
        return {};
    for (qsizetype from = same; from >= 0; --from)
        if (QString piece = now.mid(from, cursor - from); isCommand(piece))
            return piece;
    return {};
}

} // namespace

UrlField::UrlField(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textEdited, this, &UrlField::onEdited);
    connect(this, &QLineEdit::textChanged, this, &UrlField::onChanged);
    connect(this, &QLineEdit::editingFinished, this, &UrlField::tellCommand);
}

void UrlField::tellCommand() {
    if (isCommand(text()))
        emit commandGiven(text(), m_settled);
    else
        m_settled = text();
}

// Told later: who hears it puts another text here, and this one is still being told.
void UrlField::onEdited(const QString& text) {
    const QString command = commandPutIn(m_last, text, cursorPosition());
    if (command.isEmpty())
        return;
    const QString before = isCommand(m_last) ? m_settled : m_last;
    QMetaObject::invokeMethod(
        this, [this, command, before] { emit commandGiven(command, before); },
        Qt::QueuedConnection);
}

void UrlField::onChanged(const QString& text) {
    m_last = text;
    if (!isModified())
        m_settled = text;
}

void UrlField::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && isCommand(text()))
        return tellCommand(); // to be looked at first: it starts nothing
    if (event->matches(QKeySequence::Undo) && !isUndoAvailable())
        return emit undoWanted();
    QLineEdit::keyPressEvent(event);
}

} // namespace loadstone
