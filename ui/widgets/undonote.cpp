// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/undonote.h"

#include "ui/widgets/fieldnote.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace loadstone {

UndoNote::UndoNote(QWidget* parent)
    : QWidget(parent), m_note(new FieldNote(this, FieldNote::Kind::Waiting)) {
    auto* undo = new QToolButton(this);
    undo->setText(QString("Undo"));
    undo->setObjectName("undo");
    undo->setFocusPolicy(Qt::StrongFocus);
    undo->setToolTip(QString("Puts the fields back as they were (Ctrl+Z in the URL)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_note, 1);
    row->addWidget(undo, 0, Qt::AlignTop);
    connect(undo, &QToolButton::clicked, this, &UndoNote::undoWanted);
    hide();
}

QString UndoNote::text() const {
    return m_note->text();
}

void UndoNote::setText(const QString& text) {
    m_note->setText(text);
    setVisible(!text.isEmpty());
}

} // namespace loadstone
