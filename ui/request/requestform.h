// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/hostshare.h"
#include "ui/request/planfields.h"
#include "ui/widgets/settingsform.h"

class QHBoxLayout;

namespace loadstone {

class ConnectionOptions;
class DatabaseLine;
class FoldedOptions;
class HostLine;
class HostsField;
class QueryOptions;
class RequestImport;
class RequestLine;
class RequestOptions;
class UndoNote;
class YieldingArea;

/// The form of what sends one request many times: the line with its URL, and the options of a
/// request, which are folded away. Whoever derives adds what else is to be filled in, in the order
/// in which Tab reaches it. GUI thread.
class RequestForm : public SettingsForm {
    Q_OBJECT

public:
    void setUrl(const QString& url);
    /// The request and its run as the form is filled in, and the other way round.
    virtual PlanFields planFields() const = 0;
    virtual void setPlanFields(const PlanFields& fields) = 0;
    RequestImport& import() const { return *m_import; }
    /// What each of several hosts does in a run.
    void showHosts(const std::vector<HostShare>& shares);
    void settle() override;
    /// What is asked is a database, by its URL.
    bool asksDatabase() const { return m_isDatabase; }

signals:
    /// The URL leads to a database now, or no longer.
    void databaseChanged();

protected:
    /// The tips say what the button does.
    RequestForm(const QString& startTip, const QString& stopTip, QWidget* parent);

    /// When the fields of a derived form are made. `name` and `tip` are those of the button.
    void makeMore(const QString& name, const QString& tip);
    void addMoreTo(QHBoxLayout& row);
    /// Last: `rows` stand below the line, `own` with the options of the request.
    void finish(const QList<QWidget*>& rows, FoldedOptions* own = nullptr);

    void readRequestInto(PlanFields& fields) const;
    void setRequest(const PlanFields& fields);
    /// Writes out what is left out of the URL, and takes a command that stands in its place.
    void completeUrl();
    void showChanges(const PlanFields& fields, int changed);
    RequestLine& line() const { return *m_line; }
    RequestOptions& options() const { return *m_options; }
    ConnectionOptions& connection() const { return *m_connection; }
    QueryOptions& queries() const { return *m_queries; }
    /// From where the load comes, for a row of who derives.
    HostsField& from() const { return *m_from; }
    /// The numbers of requests in flight that are asked for.
    virtual std::vector<int> sizes() const = 0;
    /// What is asked is of a database, or is HTTP.
    virtual void showDatabase(bool isDatabase);
    QWidget& folded() const { return *m_folded; }
    FieldNote* rowsNote() const { return m_rowsNote; }
    void showRunning(bool running) override;
    void showHeldBack(const QString& why) override;

private:
    void addFolded(FoldedOptions& part);
    void markLine();
    void connectOptions();
    void connectLine();
    void connectQueries();
    void askForParts();
    void showHost();
    void askDatabase();

    RequestLine* m_line;
    HostLine* m_host;
    HostsField* m_from;
    DatabaseLine* m_database; ///< in its place
    UndoNote* m_taken;
    RequestImport* m_import;
    QPushButton* m_more = nullptr;
    QLabel* m_changed = nullptr;
    QWidget* m_folded;
    YieldingArea* m_area = nullptr; ///< scrolls it in a small window
    RequestOptions* m_options = nullptr;
    ConnectionOptions* m_connection = nullptr;
    FoldedOptions* m_own = nullptr; ///< of the derived form
    QueryOptions* m_queries;
    bool m_isDatabase = false;
    bool m_isHeldBack = false;
    FieldNote* m_waitNote;
    FieldNote* m_lineNote;
    FieldNote* m_queryNote;
    FieldNote* m_rowsNote;
    FieldNote* m_optionsNote;
    FieldNote* m_bodyHint;
    FieldNote* m_unshownHint;
    LoadPlan m_unshown; ///< settings without a field, as they were opened
};

} // namespace loadstone
