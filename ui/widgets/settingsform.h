// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/formmarks.h"

#include <QAbstractSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <functional>

namespace loadstone {

class FieldNote;

/// What the forms of all panels do alike. They say at the field what is wrong, first when a field
/// is left or the work is asked for, then with every key; fold away what most leave alone; and stay
/// as they are while the work is on. GUI thread.
class SettingsForm : public QWidget {
    Q_OBJECT

public:
    bool areOptionsShown() const { return m_parts.more->isChecked(); }
    void showOptions(bool shown) { m_parts.more->setChecked(shown); }

    /// Marks a field for a reason found later. False if no field has that name.
    bool showError(const Error& error);
    /// While the work is on, its settings stay as they are.
    void setRunning(bool running);
    /// The work has begun with what is filled in, which is not to be taken back by a click any
    /// more.
    virtual void settle() {}
    /// Says why nothing can be started now; nothing: it can.
    void holdBack(const QString& why);

signals:
    void startRequested();
    void stopRequested();
    void edited();
    void optionsToggled();

protected:
    /// The parts are children in the order in which Tab reaches them; whoever derives makes them.
    struct Parts {
        QPushButton* more;
        QLabel* changed; ///< how many of the settings that are folded away differ from the default
        QWidget* folded;
        FieldNote* waitNote;
    };

    using QWidget::QWidget;

    /// First of all. `name` and `tip` are those of the button.
    void setParts(const Parts& parts, const QString& name, const QString& tip);
    FormMarks& marks() { return m_marks; }
    void showChangedCount(int count);
    /// Marks all that is wrong in the form as it is and moves to the first such field; true if
    /// nothing is.
    bool accept(const std::vector<Error>& errors);
    void leave(const std::string& name);
    /// Looks at a field when it is left.
    void watch(const QLineEdit& field, const std::string& name);
    void watch(const QAbstractSpinBox& field, const std::string& name);
    /// Fills in all at once, as if nobody had touched it yet.
    void fill(const std::function<void()>& setFields);
    /// A field has changed.
    void onEdited();
    void keyPressEvent(QKeyEvent* event) override;

    /// All that is wrong in the form as it is.
    virtual std::vector<Error> errors() const = 0;
    /// The button to start becomes one to stop, and the fields are off; or the other way round.
    virtual void showRunning(bool running) = 0;
    virtual void showHeldBack(const QString& why) = 0;
    /// Marks, hints and all else that follows from the fields.
    virtual void refresh() = 0;

private:
    void focusOn(const std::string& name);

    Parts m_parts{};
    FormMarks m_marks;
    bool m_filling = false;
    QPointer<QWidget> m_focusBefore; ///< the work, while it is on
};

} // namespace loadstone
