// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hostsbox.h"

#include "core/base/wholefile.h"
#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/hoststatesmodel.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/rowstable.h"
#include "ui/widgets/sentencelabel.h"
#include "ui/widgets/tightlayout.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace loadstone {

namespace {

constexpr QSize usualSize{680, 320};

/// A line of a host file says how many parts a host has, which is one here.
QString withoutSlots(QString text) {
    static const QRegularExpression slotWords(R"(\s+(max[-_])?slots=\d+)");
    return text.remove(slotWords).trimmed();
}

} // namespace

HostsBox::HostsBox(QWidget* parent)
    : QDialog(parent),
      m_sentence(new SentenceLabel(this)),
      m_model(new HostStatesModel(this)),
      m_name(new QLineEdit(this)),
      m_note(new FieldNote(this)),
      m_found(new SentenceLabel(this)),
      m_add(new QPushButton(QString("&Add"), this)),
      m_remove(new QPushButton(QString("&Remove"), this)),
      m_file(new QPushButton(QString("Open host &file …"), this)),
      m_check(new QPushButton(QString("Chec&k"), this)),
      m_background(this) {
    setObjectName("hostsBox");
    setWindowTitle(QString("Hosts that share the load"));
    build();
    connect(m_add, &QPushButton::clicked, this, &HostsBox::addTyped);
    connect(m_remove, &QPushButton::clicked, this, &HostsBox::removeSelected);
    connect(m_file, &QPushButton::clicked, this, &HostsBox::askForFile);
    connect(m_check, &QPushButton::clicked, this, &HostsBox::checkWanted);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_note->setText({}); });
    resize(usualSize);
    show(HostStates());
}

void HostsBox::build() {
    auto* column = new QVBoxLayout(this);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_sentence);
    column->addWidget(tableOf(), 1);
    column->addWidget(nameRow());
    column->addWidget(m_note);
    column->addWidget(m_found);
    column->addWidget(lastRow());
    m_found->setObjectName("hostsFound");
    m_name->setFocus(); // when it opens
}

QWidget* HostsBox::tableOf() {
    m_table = rowsTable(m_model, {"lost at 12 min 30 s", "+999.9 ms", "+999.9 ms", "Connections ",
                                  "100.00 %", "10,000,000"});
    m_table->setObjectName("hostTable");
    m_table->setAccessibleName(QString("Hosts"));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HostsBox::followSelection);
    m_table->installEventFilter(this);
    return m_table;
}

QWidget* HostsBox::nameRow() {
    m_name->setObjectName("hostName");
    m_name->setAccessibleName(QString("Host to add"));
    m_name->setPlaceholderText(QString("node1 or 10.0.0.11"));
    m_name->setToolTip(QString("Name or address by which ssh logs in there; several with commas "
                               "between"));
    m_add->setObjectName("addHost");
    m_remove->setObjectName("removeHosts");
    m_remove->setToolTip(QString("Takes the selected hosts out (Delete)"));
    m_file->setObjectName("openHostFile");
    m_file->setToolTip(QString("A host on each line, as mpirun takes it, in the place of these"));
    auto* holder = new QWidget(this);
    auto* row = tightRow(holder);
    row->addWidget(labelOf(QString("&Host"), *m_name));
    row->addWidget(m_name, 1);
    for (QPushButton* button : {m_add, m_remove, m_file})
        row->addWidget(button);
    return holder;
}

QWidget* HostsBox::lastRow() {
    m_check->setObjectName("checkHosts");
    m_check->setToolTip(QString("Looks whether each host can be reached by ssh, and has this "
                                "version of Loadstone"));
    m_check->setAutoDefault(false);
    auto* close = new QPushButton(QString("&Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (QPushButton* button : {m_remove, m_file})
        button->setAutoDefault(false);
    m_add->setDefault(true);
    auto* holder = new QWidget(this);
    auto* row = tightRow(holder);
    row->addWidget(m_check);
    row->addStretch();
    row->addWidget(close);
    return holder;
}

void HostsBox::show(const HostStates& states) {
    m_states = states;
    m_model->show(states);
    m_sentence->setSentence(states.sentence());
    for (QWidget* field : QList<QWidget*>{m_name, m_add, m_file})
        field->setEnabled(!states.isRunning);
    m_check->setEnabled(!states.isRunning && !states.names.isEmpty());
    const QStringList found = faults();
    m_found->setSentence(found.join(' '));
    m_found->setVisible(!found.isEmpty());
    followSelection();
}

QStringList HostsBox::faults() const {
    QStringList sentences;
    qsizetype ready = 0;
    for (const QString& name : m_states.names) {
        const auto check = m_states.checks.constFind(name);
        if (check == m_states.checks.constEnd() || !check->isOver)
            continue;
        if (check->fault.isEmpty())
            ++ready;
        else
            sentences << check->fault + '.';
    }
    if (ready > 0 && ready == m_states.names.size())
        return {ready == 1 ? QString("The host is ready.") : QString("All hosts are ready.")};
    return sentences;
}

void HostsBox::followSelection() {
    m_remove->setEnabled(!m_states.isRunning && m_table->selectionModel()->hasSelection());
}

void HostsBox::addTyped() {
    const QString typed = withoutSlots(m_name->text());
    QString all = m_states.names.join(',');
    all += (all.isEmpty() ? "" : ",") + typed;
    if (typed.isEmpty())
        all.clear(); // the sentence says what is missing
    const auto hosts = HostList::read(all.toStdString());
    m_note->setText(hosts ? QString() : sentence(hosts.error().message));
    m_name->setFocus();
    if (!hosts)
        return;
    m_name->clear();
    emit chosen(hostsText(hosts->names));
}

void HostsBox::removeSelected() {
    if (m_states.isRunning)
        return;
    QStringList left;
    for (qsizetype i = 0; i < m_states.names.size(); ++i)
        if (!m_table->selectionModel()->isRowSelected(int(i)))
            left << m_states.names[i];
    m_table->clearSelection();
    emit chosen(left.join(','));
}

void HostsBox::askForFile() {
    askForOpening(this, QString("Host file"), QString("All files (*)"),
                  [this](const QString& file) { readFile(file.toStdString()); });
}

void HostsBox::readFile(const std::string& name) {
    const auto read = [name] {
        return readWholeFile(name).and_then(
            [](const std::string& text) { return HostList::readFile(text); });
    };
    m_background.work(read, [this](const Expected<HostList>& hosts) {
        m_note->setText(hosts ? QString() : sentence(hosts.error().message));
        if (hosts && !m_states.isRunning)
            emit chosen(hostsText(hosts->names));
    });
}

bool HostsBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Delete)) {
        removeSelected();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loadstone
