// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planfields.h"

#include <QObject>

#include <functional>
#include <optional>

namespace loadstone {

class UndoNote;

/// A form whose request comes from elsewhere: from a cURL command, or a file. Says what was taken
/// and puts it back if that is wanted. Owned by the form; GUI thread.
class RequestImport : public QObject {
    Q_OBJECT

public:
    /// How the form is read and filled in.
    struct Form {
        std::function<PlanFields()> fields;
        std::function<void(const PlanFields&)> fill;
    };

    RequestImport(Form form, UndoNote& note, QObject* parent);

    /// Fills in the request of a cURL command; `before` is the URL that stood there before it. Or
    /// says what is wrong with it, and leaves it where the URL is.
    void takeCommand(const QString& command, const QString& before);
    /// Fills in `taken`; `text` says from where that came.
    void take(const PlanFields& taken, const QString& text);
    /// The fields as they were before the last one.
    void undo();
    /// The last one stays.
    void forget();
    /// What is wrong with the command that stands in the place of the URL, instead of what is wrong
    /// with it as a URL.
    void explain(std::vector<Error>& errors) const;

signals:
    /// A command was not understood.
    void refused();

private:
    const Form m_form;
    UndoNote& m_note;
    std::optional<PlanFields> m_before;
    QString m_command; ///< that was not understood
    std::string m_problem;
};

} // namespace loadstone
