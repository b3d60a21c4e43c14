import { Routes } from '@angular/router';
import { administrator, loggedIn } from './core/guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Log in · Kuber',
    loadComponent: () => import('./pages/account/login').then((m) => m.LoginPage),
  },
  {
    path: 'register',
    title: 'Sign up · Kuber',
    loadComponent: () => import('./pages/account/register').then((m) => m.RegisterPage),
  },
  {
    path: 'unreachable',
    title: 'Not reachable · Kuber',
    loadComponent: () => import('./pages/account/unreachable').then((m) => m.UnreachablePage),
  },
  {
    path: '',
    canActivate: [loggedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'dashboard' },
      {
        path: 'dashboard',
        data: { name: 'Dashboard' },
        loadComponent: () => import('./pages/dashboard/dashboard').then((m) => m.DashboardPage),
      },
      {
        path: 'pipelines',
        data: { name: 'Pipelines' },
        loadComponent: () => import('./pages/pipelines/pipelines').then((m) => m.PipelinesPage),
      },
      {
        path: 'pipelines/:id',
        data: { name: 'Pipeline' },
        loadComponent: () => import('./builder/pipeline-page').then((m) => m.PipelinePage),
      },
      {
        path: 'templates',
        data: { name: 'Templates' },
        loadComponent: () => import('./pages/templates/templates').then((m) => m.TemplatesPage),
      },
      {
        path: 'templates/:slug',
        data: { name: 'Template' },
        loadComponent: () => import('./pages/templates/template').then((m) => m.TemplatePage),
      },
      {
        path: 'executions',
        data: { name: 'Executions' },
        loadComponent: () => import('./pages/executions/executions').then((m) => m.ExecutionsPage),
      },
      {
        path: 'executions/compare',
        loadComponent: () => import('./pages/executions/compare').then((m) => m.ComparePage),
      },
      {
        path: 'executions/:id',
        data: { name: 'Execution' },
        loadComponent: () => import('./pages/executions/execution').then((m) => m.ExecutionPage),
      },
      {
        path: 'positions',
        data: { name: 'Positions' },
        loadComponent: () => import('./pages/positions/positions').then((m) => m.PositionsPage),
      },
      {
        path: 'orders',
        data: { name: 'Orders' },
        loadComponent: () => import('./pages/orders/orders').then((m) => m.OrdersPage),
      },
      {
        path: 'approvals',
        data: { name: 'Approvals' },
        loadComponent: () => import('./pages/approvals/approvals').then((m) => m.ApprovalsPage),
      },
      {
        path: 'interventions',
        data: { name: 'Interventions' },
        loadComponent: () => import('./pages/interventions/interventions').then((m) => m.InterventionsPage),
      },
      {
        path: 'backtests',
        data: { name: 'Backtests' },
        loadComponent: () => import('./pages/backtests/backtests').then((m) => m.BacktestsPage),
      },
      {
        path: 'backtests/:id',
        data: { name: 'Backtest' },
        loadComponent: () => import('./pages/backtests/backtest').then((m) => m.BacktestPage),
      },
      {
        path: 'costs',
        data: { name: 'Costs' },
        loadComponent: () => import('./pages/costs/costs').then((m) => m.CostsPage),
      },
      {
        path: 'agents',
        data: { name: 'Agents' },
        loadComponent: () => import('./pages/agents/agents').then((m) => m.AgentsPage),
      },
      {
        path: 'agents/:type',
        data: { name: 'Agents' },
        loadComponent: () => import('./pages/agents/agents').then((m) => m.AgentsPage),
      },
      {
        path: 'settings',
        data: { name: 'Settings' },
        loadComponent: () => import('./pages/settings/settings').then((m) => m.SettingsPage),
      },
      {
        path: 'settings/brokers',
        data: { name: 'Broker connections' },
        loadComponent: () => import('./pages/brokers/brokers').then((m) => m.BrokersPage),
      },
      {
        path: 'settings/models',
        data: { name: 'Model connections' },
        loadComponent: () => import('./pages/models/models').then((m) => m.ModelsPage),
      },
      {
        path: 'admin/model-prices',
        canMatch: [administrator],
        data: { name: 'Model prices' },
        loadComponent: () => import('./pages/admin/model-prices').then((m) => m.ModelPricesPage),
      },
      {
        path: 'admin/model-prices',
        loadComponent: () => import('./pages/lost/forbidden').then((m) => m.ForbiddenPage),
      },
      { path: '**', loadComponent: () => import('./pages/lost/lost').then((m) => m.LostPage) },
    ],
  },
];
