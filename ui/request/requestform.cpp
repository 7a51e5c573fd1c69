// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestform.h"

#include "core/load/plansettings.h"
#include "ui/request/bodyhint.h"
#include "ui/request/connectionoptions.h"
#include "ui/request/databaseline.h"
#include "ui/request/formquestion.h"
#include "ui/request/hostline.h"
#include "ui/request/hostsfield.h"
#include "ui/request/queryoptions.h"
#include "ui/request/requestimport.h"
#include "ui/request/requestline.h"
#include "ui/request/requestoptions.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/undonote.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace loadstone {

namespace {

/// Whether a field has something to do with what is asked.
bool isOf(bool isDatabase, const std::string& field) {
    const SettingOf other = isDatabase ? SettingOf::Http : SettingOf::Database;
    bool is = true;
    forEachSetting([&](const auto& row) {
        if (row.field == field)
            is = row.of != other;
    });
    return is;
}

} // namespace

RequestForm::RequestForm(const QString& startTip, const QString& stopTip, QWidget* parent)
    : SettingsForm(parent),
      m_line(new RequestLine(startTip, stopTip, this)),
      m_host(new HostLine(this)),
      m_from(new HostsField(this)),
      m_database(new DatabaseLine(this)),
      m_taken(new UndoNote(this)),
      m_import(new RequestImport({[this] { return planFields(); },
                                  [this](const PlanFields& fields) { setPlanFields(fields); }},
                                 *m_taken, this)),
      m_folded(new QWidget(this)),
      m_queries(new QueryOptions(this)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_lineNote(new FieldNote(this)),
      m_queryNote(new FieldNote(this)),
      m_rowsNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)),
      m_bodyHint(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_unshownHint(new FieldNote(this, FieldNote::Kind::Waiting)) {
    setFocusProxy(&m_line->url());
}

void RequestForm::makeMore(const QString& name, const QString& tip) {
    m_changed = new QLabel(this);
    m_more = new QPushButton(QString("&More ▸"), this);
    m_area = new YieldingArea(m_folded, this);
    setParts({m_more, m_changed, m_area, m_waitNote}, name, tip);
}

void RequestForm::addMoreTo(QHBoxLayout& row) {
    row.addWidget(m_changed);
    row.addWidget(m_more);
}

void RequestForm::finish(const QList<QWidget*>& rows, FoldedOptions* own) {
    m_own = own;
    m_options = new RequestOptions(m_folded);
    auto* inside = new QVBoxLayout(m_folded);
    inside->setContentsMargins(0, 0, 0, 0);
    if (own)
        inside->addWidget(own);
    inside->addWidget(m_options);
    m_connection = new ConnectionOptions;
    inside->addWidget(
        new Fold(QString("Data, checks, certificates, proxy, addresses"), m_connection, m_folded));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    for (QWidget* row :
         QList<QWidget*>{m_line, m_host, m_taken, m_waitNote, m_lineNote, m_queries, m_queryNote} +
             rows +
             QList<QWidget*>{m_rowsNote, m_database, m_area, m_optionsNote, m_bodyHint,
                             m_unshownHint})
        all->addWidget(row);
    markLine();
    connect(m_from, &HostsField::edited, this, &RequestForm::onEdited);
    connectQueries();
    showDatabase(false);
    for (FoldedOptions* part :
         {own, static_cast<FoldedOptions*>(m_options), static_cast<FoldedOptions*>(m_connection)})
        if (part)
            addFolded(*part);
    connectOptions();
    connectLine();
}

void RequestForm::markLine() {
    marks().add("method", &m_line->methodBox(), m_lineNote);
    marks().add("protocol", &m_line->protocolBox(), m_lineNote);
    marks().add("url", &m_line->url(), m_lineNote);
    marks().add("hosts", m_from, m_rowsNote);
}

void RequestForm::connectOptions() {
    connect(m_options, &RequestOptions::failed, this, &RequestForm::showError);
    connect(m_options, &RequestOptions::formWanted, this, &RequestForm::askForParts);
}

void RequestForm::connectQueries() {
    m_queries->addTo(marks(), m_queryNote);
    connect(m_queries, &FoldedOptions::edited, this, &RequestForm::onEdited);
    connect(m_queries, &FoldedOptions::leftField, this, &RequestForm::leave);
    connect(m_queries, &FoldedOptions::leftField, this, &RequestForm::askDatabase);
    connect(m_database, &DatabaseLine::typesFound, m_queries, &QueryOptions::setTypes);
}

void RequestForm::askForParts() {
    auto* question = new FormQuestion(window());
    connect(question, &FormQuestion::made, m_import, &RequestImport::takeForm);
    question->open();
}

void RequestForm::connectLine() {
    connect(m_line, &RequestLine::startClicked, this, &RequestForm::startRequested);
    connect(m_line, &RequestLine::stopClicked, this, &RequestForm::stopRequested);
    connect(m_line, &RequestLine::edited, this, &RequestForm::onEdited);
    connect(&m_line->url(), &UrlField::commandGiven, m_import, &RequestImport::takeCommand);
    connect(&m_line->url(), &UrlField::undoWanted, m_import, &RequestImport::undo);
    connect(m_import, &RequestImport::refused, this, [this] { leave("url"); });
    watch(m_line->url(), "url");
    connect(&m_line->url(), &QLineEdit::editingFinished, this, &RequestForm::showHost);
    // Half of a name is nobody's: what a person types is looked up when it stands there.
    connect(&m_line->url(), &QLineEdit::textEdited, m_host, [this] { m_host->showHostOf({}); });
    connect(&m_line->protocolBox(), &QComboBox::activated, this, &RequestForm::askDatabase);
}

void RequestForm::showHost() {
    m_host->showHostOf(m_line->url().text());
    askDatabase();
}

// Not beside a run, whose connections it would add to.
void RequestForm::askDatabase() {
    const PlanFields fields = planFields();
    if (!fields.asksDatabase())
        return m_database->forget();
    if (m_isHeldBack)
        return m_database->forget(); // it is asked of when the other run has ended
    if (m_line->url().isEnabled())
        m_database->ask(readPlan(fields).plan);
}

void RequestForm::showDatabase(bool isDatabase) {
    m_isDatabase = isDatabase;
    m_line->showDatabase(isDatabase);
    m_host->setVisible(!isDatabase);
    m_database->setVisible(isDatabase);
    m_queries->setVisible(isDatabase);
    if (!isDatabase)
        m_queryNote->setText({});
    for (FoldedOptions* part :
         {m_own, static_cast<FoldedOptions*>(m_options), static_cast<FoldedOptions*>(m_connection)})
        if (part)
            part->showOnly([&](const std::string& field) { return isOf(isDatabase, field); });
    emit databaseChanged();
}

void RequestForm::addFolded(FoldedOptions& part) {
    part.addTo(marks(), m_optionsNote);
    connect(&part, &FoldedOptions::edited, this, &RequestForm::onEdited);
    connect(&part, &FoldedOptions::leftField, this, &RequestForm::leave);
}

void RequestForm::setUrl(const QString& url) {
    m_import->forget();
    m_line->url().setText(url);
    showHost();
    leave("url"); // what is wrong with it is seen at once
}

void RequestForm::completeUrl() {
    m_line->url().tellCommand();
    m_line->completeUrl();
    showHost();
}

void RequestForm::readRequestInto(PlanFields& fields) const {
    fields["method"] = m_line->method();
    fields["url"] = m_line->url().text();
    fields["protocol"] = m_line->protocol();
    m_queries->readInto(fields);
    m_options->readInto(fields);
    m_connection->readInto(fields);
    fields.unshown = m_unshown;
    fields.hosts = m_from->hosts();
}

void RequestForm::setRequest(const PlanFields& fields) {
    m_import->forget();
    m_line->setMethod(fields["method"]);
    m_line->setProtocol(fields["protocol"]);
    m_line->url().setText(fields["url"]);
    m_queries->setFields(fields);
    m_options->setFields(fields);
    m_connection->setFields(fields);
    m_unshown = fields.unshown;
    m_from->setHosts(fields.hosts);
    showHost();
}

void RequestForm::showChanges(const PlanFields& fields, int changed) {
    showChangedCount(changed);
    if (fields.asksDatabase() != m_isDatabase)
        showDatabase(!m_isDatabase);
    m_database->setSizes(sizes());
    m_bodyHint->setText(m_isDatabase ? QString() : bodyHint(fields));
    const QString unshown = unshownSettings(fields);
    m_unshownHint->setText(
        unshown.isEmpty()
            ? QString()
            : QString("Kept as it was opened, without a field here: %1.").arg(unshown));
}

void RequestForm::showRunning(bool running) {
    m_line->setRunning(running);
    m_queries->setEnabled(!running);
    m_folded->setEnabled(!running);
    m_taken->setEnabled(!running);
    m_from->setRunning(running);
}

void RequestForm::showHosts(const std::vector<HostShare>& shares) {
    m_from->showShares(shares);
}

void RequestForm::settle() {
    m_import->forget();
}

void RequestForm::showHeldBack(const QString& why) {
    m_isHeldBack = !why.isEmpty();
    m_line->holdBack(why);
    if (!m_isHeldBack)
        askDatabase();
}

} // namespace loadstone
