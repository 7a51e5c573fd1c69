// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/curl/curlimport.h"
#include "ui/request/planfields.h"

#include <QObject>

#include <functional>
#include <optional>

namespace loadstone {

class UndoNote;

/// What a file says of a request and its run.
struct PlanFile {
    LoadPlan said;   ///< with the defaults where it says nothing
    LoadPlan wanted; ///< with `usual` there
    LoadPlan usual;  ///< of the form, when the file was read
};

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
    /// Fills in what a cURL command says; the rest of the form stays, as with all others. `from`
    /// names where it stood.
    void take(const ImportedCurl& imported, const QString& from);
    /// Fills in a request that was recorded.
    void take(const Request& recorded, const QString& from);
    /// Fills in what a file of a plan says.
    void take(const PlanFile& file, const QString& from);
    /// Fills in all the fields, which `text` says a sentence about.
    void take(const PlanFields& fields, const QString& text);
    /// Takes a body that was made of so many parts of a form, with the header that says so.
    void takeForm(const Request& form, std::size_t parts);
    /// The fields as they were before the last one.
    void undo();
    /// The last one stays. Each filling of the form that is not its own is a reason.
    void forget();
    /// What is wrong with the command that stands in the place of the URL, instead of what is wrong
    /// with it as a URL.
    void explain(std::vector<Error>& errors) const;

signals:
    /// A command was not understood.
    void refused();

private:
    void fill(const PlanFields& fields);
    void put(const PlanFields& taken, const PlanFields& before, const QString& text);

    const Form m_form;
    UndoNote& m_note;
    std::optional<PlanFields> m_before;
    bool m_isFilling = false;
    QString m_command; ///< that was not understood
    std::string m_problem;
};

} // namespace loadstone
