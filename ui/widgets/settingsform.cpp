// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/settingsform.h"

#include "ui/widgets/fieldnote.h"
#include "ui/widgets/fold.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>

namespace loadstone {

void SettingsForm::setParts(const Parts& parts, const QString& name, const QString& tip) {
    m_parts = parts;
    parts.more->setObjectName(name);
    parts.more->setCheckable(true);
    parts.more->setAutoDefault(true);
    parts.more->setToolTip(tip);
    parts.changed->setForegroundRole(QPalette::PlaceholderText);
    parts.changed->setToolTip(QString("Settings under More that differ from their defaults"));
    parts.folded->hide();
    connect(parts.more, &QPushButton::toggled, parts.more, [more = parts.more](bool open) {
        more->setText(open ? QString("&More ▾") : QString("&More ▸"));
    });
    connect(parts.more, &QPushButton::toggled, parts.folded, &QWidget::setVisible);
    connect(parts.more, &QPushButton::toggled, this, &SettingsForm::optionsToggled);
}

void SettingsForm::showChangedCount(int count) {
    m_parts.changed->setText(count == 0 ? QString() : QString("%1 changed").arg(count));
    // At once, from within: else it is cut for a frame or two.
    for (QWidget* part = m_parts.changed->parentWidget(); part; part = part->parentWidget())
        if (part->layout() && isAncestorOf(part))
            part->layout()->activate();
}

bool SettingsForm::accept(const std::vector<Error>& errors) {
    m_marks.touchAll();
    m_marks.show(errors);
    if (!errors.empty())
        focusOn(errors.front().field);
    return errors.empty();
}

bool SettingsForm::showError(const Error& error) {
    if (!m_marks.knows(error.field))
        return false;
    m_marks.touch(error.field);
    m_marks.show({error});
    focusOn(error.field);
    return true;
}

void SettingsForm::leave(const std::string& name) {
    m_marks.touch(name);
    m_marks.show(errors());
}

void SettingsForm::watch(const QLineEdit& field, const std::string& name) {
    connect(&field, &QLineEdit::editingFinished, this, [this, name] { leave(name); });
}

void SettingsForm::watch(const QAbstractSpinBox& field, const std::string& name) {
    connect(&field, &QAbstractSpinBox::editingFinished, this, [this, name] { leave(name); });
}

void SettingsForm::fill(const std::function<void()>& setFields) {
    m_filling = true;
    setFields();
    m_filling = false;
    m_marks.forgetTouches();
}

void SettingsForm::onEdited() {
    if (m_filling)
        return;
    refresh();
    emit edited();
}

void SettingsForm::focusOn(const std::string& name) {
    QWidget* field = m_marks.field(name);
    if (!field)
        return;
    if (m_parts.folded->isAncestorOf(field))
        showOptions(true);
    unfold(*field);
    field->setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(field))
        line->selectAll();
}

void SettingsForm::setRunning(bool running) {
    if (running)
        m_focusBefore = focusWidget();
    showRunning(running);
    QWidget* now = QApplication::focusWidget();
    const bool isHere = now && isAncestorOf(now);
    // Fields that are off leave the focus to the button, where a stray key would stop the work.
    if (running && isHere)
        now->clearFocus();
    if (!running && m_focusBefore && (isHere || !now))
        m_focusBefore->setFocus();
}

void SettingsForm::holdBack(const QString& why) {
    showHeldBack(why);
    m_parts.waitNote->setText(why);
}

// Enter in a field reaches the form once the field has taken it in.
void SettingsForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit startRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace loadstone
